// While a room rests its pages look again by themselves, not all in the same moment. Without this file there is a link.
const look = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) location.reload();
  else setTimeout(look, 4000 + Math.random() * 2000);
};
look();
