"""The slideshow of a drill: off until whoever leads turns it on. Here are the names of its pictures, not the pictures."""

from msgspec.structs import replace

from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill.model import SLIDES_MAX, Drill, Slide, Slideshow


class EnoughPictures(Exception):
    """There are as many as a slideshow holds: throw one away first."""


def turned_on(drill: Drill) -> Drill:
    return drill if drill.slideshow else replace(drill, slideshow=Slideshow())


def turned_off(drill: Drill) -> Drill:
    return replace(drill, slideshow=None)


def with_slide(drill: Drill, slide: Slide) -> Drill:
    """Behind the others, and not shown yet."""
    slideshow = _of(drill)
    if len(slideshow.slides) >= SLIDES_MAX:
        raise EnoughPictures
    return replace(drill, slideshow=replace(slideshow, slides=(*slideshow.slides, slide)))


def covered_further(drill: Drill, slide_id: str, covered_id: str) -> Drill:
    """Under another id, so that no screen goes on showing what was covered."""
    slideshow, slide = _of(drill), _slide(drill, slide_id)
    slides = tuple(replace(slide, id=covered_id) if each is slide else each for each in slideshow.slides)
    shown = covered_id if slideshow.shown == slide_id else slideshow.shown
    return replace(drill, slideshow=replace(slideshow, slides=slides, shown=shown))


def without_slide(drill: Drill, slide_id: str) -> Drill:
    slideshow, slide = _of(drill), _slide(drill, slide_id)
    slides = tuple(each for each in slideshow.slides if each is not slide)
    shown = None if slideshow.shown == slide_id else slideshow.shown
    return replace(drill, slideshow=replace(slideshow, slides=slides, shown=shown))


def showing(drill: Drill, slide_id: str | None) -> Drill:
    """One on the wall, or none."""
    if slide_id is not None:
        _slide(drill, slide_id)
    return replace(drill, slideshow=replace(_of(drill), shown=slide_id))


def on_the_wall(drill: Drill) -> Slide | None:
    slideshow = drill.slideshow
    return next((each for each in slideshow.slides if each.id == slideshow.shown), None) if slideshow else None


def _of(drill: Drill) -> Slideshow:
    if drill.slideshow is None:
        raise NotNow
    return drill.slideshow


def _slide(drill: Drill, slide_id: str) -> Slide:
    for slide in _of(drill).slides:
        if slide.id == slide_id:
            return slide
    raise NoSuchItem
